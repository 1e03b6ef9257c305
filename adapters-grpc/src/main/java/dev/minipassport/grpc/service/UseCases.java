package dev.minipassport.grpc.service;

import dev.minipassport.handoff.IssueHandoff;
import dev.minipassport.handoff.RedeemHandoff;
import dev.minipassport.login.LogIn;
import dev.minipassport.session.ListSessions;
import dev.minipassport.session.RevokeSessions;
import dev.minipassport.session.RotateSession;
import dev.minipassport.session.ValidateSession;

/// What the services call.
public record UseCases(
    LogIn logIn,
    ValidateSession validateSession,
    RotateSession rotateSession,
    ListSessions listSessions,
    RevokeSessions revokeSessions,
    IssueHandoff issueHandoff,
    RedeemHandoff redeemHandoff) {}
