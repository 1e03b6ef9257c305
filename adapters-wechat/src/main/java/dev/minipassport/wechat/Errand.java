package dev.minipassport.wechat;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.login.LoginCode;

/// One exchange on its way: what is sent, and how long it may take.
record Errand(AppId app, AppSecret secret, LoginCode code, TimeBudget budget) {}
