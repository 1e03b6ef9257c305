/// The phone: what a mini program gets when it asks for the data of the person who holds it.
@NullMarked
package dev.minipassport.simulator.phone;

import org.jspecify.annotations.NullMarked;
