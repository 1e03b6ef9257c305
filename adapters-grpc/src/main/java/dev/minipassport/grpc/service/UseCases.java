package dev.minipassport.grpc.service;

import dev.minipassport.grpc.service.admin.AdminUseCases;
import dev.minipassport.grpc.service.change.ChangeUseCases;
import dev.minipassport.grpc.service.consent.ConsentUseCases;
import dev.minipassport.grpc.service.phone.PhoneUseCases;
import dev.minipassport.grpc.service.privacy.PrivacyUseCases;
import dev.minipassport.grpc.service.profile.ProfileUseCases;
import dev.minipassport.grpc.service.userdata.UserDataUseCases;
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
    RedeemHandoff redeemHandoff,
    ConsentUseCases consent,
    ProfileUseCases profile,
    UserDataUseCases userData,
    PhoneUseCases phone,
    PrivacyUseCases privacy,
    ChangeUseCases changes,
    AdminUseCases admin) {}
