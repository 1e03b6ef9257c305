/// The chapters of the story, in which each step is data.
@NullMarked
package dev.minipassport.app.demo.chapter;

import org.jspecify.annotations.NullMarked;
