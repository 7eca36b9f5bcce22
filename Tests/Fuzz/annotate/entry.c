#include <stddef.h>
#include <stdint.h>

extern int hashiya_fuzz_annotate(const uint8_t *bytes, size_t count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) { return hashiya_fuzz_annotate(bytes, count); }
