/// What stands for WeChat where there is none, in this process or beside it.
@NullMarked
package dev.minipassport.app.simulation;

import org.jspecify.annotations.NullMarked;
