/// Phone numbers, the codes that stand for them, and what they cost.
@NullMarked
package dev.minipassport.simulator.phonenumber;

import org.jspecify.annotations.NullMarked;
