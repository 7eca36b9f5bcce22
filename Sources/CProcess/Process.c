#include "CProcess.h"

#include <unistd.h>

pid_t hprocess_fork(void) { return fork(); }
