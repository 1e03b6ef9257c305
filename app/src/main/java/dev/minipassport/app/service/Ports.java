package dev.minipassport.app.service;

import dev.minipassport.change.Changes;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.Accounts;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Logins;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.Sessions;
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.ReplaySeal;
import dev.minipassport.userdata.UserDataReader;

/// What the use cases need of the outside.
record Ports(
    Sessions sessions,
    Logins logins,
    LoginCodes loginCodes,
    SessionKeys sessionKeys,
    Handoffs handoffs,
    Accounts accounts,
    Changes changes,
    Purposes purposes,
    Dossiers dossiers,
    ReplaySeal replaySeal,
    OpaqueSeal opaqueSeal,
    ReceiptSigner receiptSigner,
    CodeExchange codeExchange,
    UserDataReader userDataReader) {}
