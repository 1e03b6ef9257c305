/// How settings are written, found, understood and refused, whatever they are about.
@NullMarked
package dev.minipassport.app.settings;

import org.jspecify.annotations.NullMarked;
