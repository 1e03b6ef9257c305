package dev.minipassport.grpc.service.profile;

import dev.minipassport.profile.EraseProfile;
import dev.minipassport.profile.FillProfile;
import dev.minipassport.profile.ListPictures;
import dev.minipassport.profile.ReadProfile;

/// What `ProfileService` calls.
public record ProfileUseCases(
    FillProfile fillProfile,
    ReadProfile readProfile,
    EraseProfile eraseProfile,
    ListPictures listPictures) {}
