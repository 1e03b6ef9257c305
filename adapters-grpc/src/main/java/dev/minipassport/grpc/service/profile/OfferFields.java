package dev.minipassport.grpc.service.profile;

import dev.minipassport.grpc.wire.ConsentFields;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.UserDataFields;
import dev.minipassport.profile.Offer;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.userdata.Source;
import dev.minipassport.v1.FillProfileRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a client brings to fill a profile with, and what it wants erased.
final class OfferFields {
  private OfferFields() {}

  static @Nullable Offer offer(Fields fields, FillProfileRequest request) {
    return switch (request.getSourceCase()) {
      case FORM -> form(fields, request.getForm());
      case SIGNED -> proven(UserDataFields.signed(fields, "signed", request.getSigned()));
      case PLAIN -> new Offer.Plain(UserDataFields.plain(fields, "plain", request.getPlain()));
      case SEALED -> proven(UserDataFields.sealed(fields, "sealed", request.getSealed()));
      case SOURCE_NOT_SET -> {
        fields.refuse("source", "must be one of form, signed, plain and sealed");
        yield null;
      }
    };
  }

  /// What was typed is judged by the domain: what is wrong with it is for the person to mend.
  private static @Nullable Offer form(Fields fields, FillProfileRequest.Form form) {
    if (form.getNickname().isEmpty() && form.getAvatarUrl().isEmpty()) {
      fields.refuse("form", "must have a nickname, an avatar_url or both");
      return null;
    }
    return new Offer.Form(
        given(form.getNickname()), given(form.getAvatarUrl()), given(form.getAvatarCheckUrl()));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static @Nullable Offer proven(@Nullable Source source) {
    return source == null ? null : new Offer.Proven(source);
  }

  /// All of them if none is named.
  static Set<DataCategory> categories(Fields fields, List<dev.minipassport.v1.DataCategory> named) {
    if (named.isEmpty()) {
      return EnumSet.allOf(DataCategory.class);
    }
    Set<DataCategory> categories = EnumSet.noneOf(DataCategory.class);
    for (int at = 0; at < named.size(); at++) {
      DataCategory category =
          fields.read("categories[" + at + "]", named.get(at), ConsentFields::category);
      if (category == DataCategory.PHONE) {
        fields.refuse(
            "categories[" + at + "]", "must not be the phone number: use PhoneService.UnbindPhone");
      } else if (category != null) {
        categories.add(category);
      }
    }
    return categories;
  }
}
