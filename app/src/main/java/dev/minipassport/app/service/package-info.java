/// The composition root: wires the service together, starts it and stops it, in order.
@NullMarked
package dev.minipassport.app.service;

import org.jspecify.annotations.NullMarked;
