package dev.minipassport.grpc.service.admin;

import dev.minipassport.operation.ClearReview;
import dev.minipassport.operation.LookUp;
import dev.minipassport.operation.OperateAccounts;
import dev.minipassport.operation.OperateApps;
import dev.minipassport.operation.ReadAudit;

/// What `AdminService` calls.
public record AdminUseCases(
    LookUp lookUp,
    OperateAccounts accounts,
    ClearReview reviews,
    OperateApps apps,
    ReadAudit audit) {}
