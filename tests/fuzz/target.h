// A fuzz target: one function, which libFuzzer or replay.cpp calls with many inputs.
#pragma once

#include <string_view>

namespace galley::fuzz {

/// Gives galley an input, and requires what must hold whatever it is. What it remembers from one input to the
/// next changes nothing but the time.
void test(std::string_view input);

}  // namespace galley::fuzz
