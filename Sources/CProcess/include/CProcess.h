#ifndef CPROCESS_H
#define CPROCESS_H

#include <sys/types.h>

/// fork(2), which Swift hides because a program with several threads must not go on in the child. Returns 0 in the child,
/// the child's number in the parent, or -1.
pid_t hprocess_fork(void);

#endif
