/// Who a person is: as one app knows them (identity), and as we know them (account).
@NullMarked
package dev.minipassport.identity;

import org.jspecify.annotations.NullMarked;
