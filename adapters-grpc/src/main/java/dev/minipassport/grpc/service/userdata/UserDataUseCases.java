package dev.minipassport.grpc.service.userdata;

import dev.minipassport.userdata.LookAfterKey;
import dev.minipassport.userdata.ReadUserData;
import dev.minipassport.userdata.TalkSealed;

/// What `UserDataService` calls.
public record UserDataUseCases(
    ReadUserData readUserData, LookAfterKey lookAfterKey, TalkSealed talkSealed) {}
