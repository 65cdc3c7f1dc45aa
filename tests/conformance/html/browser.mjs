// Drives Chromium by its DevTools protocol, over a pipe.
import { spawn } from "node:child_process";
import { rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export class Browser {
  constructor() {
    this.profile = mkdtempSync(join(tmpdir(), "galley-chromium-"));
    this.process = spawn("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
      "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage", "--remote-debugging-pipe",
      `--user-data-dir=${this.profile}`],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.waiting = new Map();
    this.listeners = [];
    this.last = 0;
    let rest = "";
    this.process.stdio[4].setEncoding("utf8").on("data", (data) => {
      const messages = (rest + data).split("\0");
      rest = messages.pop();
      for (const message of messages) this.take(JSON.parse(message));
    });
  }

  take(message) {
    if (message.id === undefined) return this.listeners.forEach((listener) => listener(message));
    const { resolve, reject, method } = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    message.error ? reject(new Error(`${method}: ${message.error.message}`)) : resolve(message.result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.last;
    this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject, method }));
  }

  async open(path) {
    const page = new Page(this, pathToFileURL(path).href);
    await page.open();
    return page;
  }

  async close() {
    const ended = new Promise((resolve) => this.process.on("exit", resolve));
    await this.send("Browser.close");
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

class Page {
  constructor(browser, url) {
    this.browser = browser;
    this.url = url;
    this.messages = [];  // what the console shows
    this.requests = [];  // what is asked of others
  }

  send(method, params) { return this.browser.send(method, params, this.session); }

  async open() {
    const { targetId } = await this.browser.send("Target.createTarget", { url: "about:blank" });
    this.target = targetId;
    this.session = (await this.browser.send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
    const loaded = new Promise((resolve) => this.browser.listeners.push((message) => {
      if (message.sessionId !== this.session) return;
      const { method, params } = message;
      if (method === "Page.loadEventFired") resolve();
      if (method === "Log.entryAdded") this.messages.push(params.entry.text);
      if (method === "Runtime.consoleAPICalled") this.messages.push(JSON.stringify(params.args));
      if (method === "Runtime.exceptionThrown") this.messages.push(params.exceptionDetails.text);
      if (method === "Network.requestWillBeSent" && !/^data:/.test(params.request.url) && params.request.url !== this.url)
        this.requests.push(params.request.url);
    }));
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await this.send(`${domain}.enable`);
    await this.resize(1280);
    await this.send("Page.navigate", { url: this.url });
    await loaded;
    await this.evaluate("document.fonts.ready.then(() => true)");
  }

  resize(width, height = 900) {
    return this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: this.scale ?? 1, mobile: false });
  }

  prefer(scheme) {
    return this.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
  }

  async evaluate(expression) {
    const { result, exceptionDetails } =
      await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async screenshot() {
    return Buffer.from((await this.send("Page.captureScreenshot", { captureBeyondViewport: true })).data, "base64");
  }

  async pdf() {
    return Buffer.from((await this.send("Page.printToPDF", { preferCSSPageSize: true })).data, "base64");
  }

  async close() { await this.browser.send("Target.closeTarget", { targetId: this.target }); }
}
