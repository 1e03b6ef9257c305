/// What a person chose to show, and the rules it is judged by.
@NullMarked
package dev.minipassport.profile;

import org.jspecify.annotations.NullMarked;
