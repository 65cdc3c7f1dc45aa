# An image of the command, which needs nothing beside it, and of the licences of what is inside it. script/package makes
# the tarball.
FROM scratch AS package
ADD build/package/galley-*-linux-x86_64.tar.gz /

FROM scratch
COPY --from=package /galley-*/bin/galley /bin/galley
COPY --from=package /galley-*/share/doc/galley /licences
WORKDIR /work
ENTRYPOINT ["/bin/galley"]
