package dev.minipassport.app.service;

import dev.minipassport.handoff.Handoffs;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Logins;
import dev.minipassport.session.Sessions;
import dev.minipassport.token.ReplaySeal;

/// What the use cases need of the outside.
record Ports(
    Sessions sessions,
    Logins logins,
    LoginCodes loginCodes,
    Handoffs handoffs,
    ReplaySeal replaySeal,
    CodeExchange codeExchange) {}
