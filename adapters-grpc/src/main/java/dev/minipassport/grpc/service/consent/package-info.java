/// `minipassport.v1.ConsentService`: prompts, answers, withdrawals, receipts.
@NullMarked
package dev.minipassport.grpc.service.consent;

import org.jspecify.annotations.NullMarked;
