# In: BUILD, the build folder to install from; PREFIX, where to; CONSUMER, a project that uses the package; WORK,
# where to build it; GENERATOR and COMPILER to build it with.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}: ${result}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${PREFIX} ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX})

run(${PREFIX}/bin/galley --version)
if(NOT output MATCHES "^galley [0-9]+\\.[0-9]+\\.[0-9]+\n$")
  message(FATAL_ERROR "galley --version gives: ${output}")
endif()

foreach(file IN ITEMS man/man1/galley.1 man/man1/galley-build.1 man/man5/galley-format.5
    bash-completion/completions/galley zsh/site-functions/_galley fish/vendor_completions.d/galley.fish)
  if(NOT EXISTS ${PREFIX}/share/${file})
    message(FATAL_ERROR "share/${file} is not installed")
  endif()
endforeach()

run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK} -G ${GENERATOR}
  -D CMAKE_PREFIX_PATH=${PREFIX} -D CMAKE_CXX_COMPILER=${COMPILER})
run(${CMAKE_COMMAND} --build ${WORK})
run(${WORK}/consumer)
if(NOT output STREQUAL "1 page\n")
  message(FATAL_ERROR "the consumer gives: ${output}")
endif()
