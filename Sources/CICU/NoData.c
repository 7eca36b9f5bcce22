#include "CICU.h"

const char hicu_no_data[64] = {0};
