/// The stores: where what was acknowledged stays, in a room for each engine ([the embedded
/// one][dev.minipassport.storage.sqlite], [PostgreSQL][dev.minipassport.storage.postgresql]). Here
/// is what they share with those who open one.
@NullMarked
package dev.minipassport.storage;

import org.jspecify.annotations.NullMarked;
