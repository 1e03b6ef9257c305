/// Makes the use cases of the domain, which know nothing of it: one module for each feature.
@NullMarked
package dev.minipassport.app.usecase;

import org.jspecify.annotations.NullMarked;
