/// Who calls, what they were granted, and the check of every call against it.
@NullMarked
package dev.minipassport.grpc.admission;

import org.jspecify.annotations.NullMarked;
