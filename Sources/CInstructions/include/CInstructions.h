#ifndef CINSTRUCTIONS_H
#define CINSTRUCTIONS_H

#include <stdint.h>

// Counting the instructions of a piece of work: by the processor's own counters where the system lends them, or under
// `valgrind --tool=callgrind --toggle-collect=hinstructions_counted`.

/// Opens a counter of the instructions that this thread executes outside the kernel, which stands still. Returns its
/// descriptor, or a negative error number: many virtual machines and containers have no such counter.
int hinstructions_open(void);

/// Calls `work` and returns how many instructions `counter` saw meanwhile; 0 without a counter (a negative `counter`).
///
/// A function of its own with this very name, so that callgrind can be told to collect inside it alone.
uint64_t hinstructions_counted(int counter, void (*work)(void *), void *context);

#endif
