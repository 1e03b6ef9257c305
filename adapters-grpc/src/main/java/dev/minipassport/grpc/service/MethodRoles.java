package dev.minipassport.grpc.service;

import dev.minipassport.grpc.admission.Permission;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.v1.AdminServiceGrpc;
import dev.minipassport.v1.ChangeServiceGrpc;
import dev.minipassport.v1.ConsentServiceGrpc;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.PhoneServiceGrpc;
import dev.minipassport.v1.PrivacyServiceGrpc;
import dev.minipassport.v1.ProfileServiceGrpc;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.UserDataServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which role may call which method: one row for each method there is. What has no row is for
/// nobody.
public final class MethodRoles {
  private static final Permission BFF = Permission.of(Role.BFF);
  private static final Permission SUPPORT = Permission.of(Role.SUPPORT, Role.ADMIN);
  private static final Permission ADMIN = Permission.of(Role.ADMIN);

  private MethodRoles() {}

  /// The rows, by full method name.
  public static Map<String, Permission> table() {
    return Stream.of(people(), data(), privacy(), changes(), operators(), ofGrpc())
        .flatMap(Function.identity())
        .collect(Collectors.toUnmodifiableMap(Row::method, Row::permission));
  }

  private static Stream<Row> people() {
    return Stream.of(
        row(LoginServiceGrpc.getLoginMethod(), BFF),
        row(SessionServiceGrpc.getValidateSessionMethod(), BFF),
        row(SessionServiceGrpc.getRotateSessionMethod(), BFF),
        row(SessionServiceGrpc.getListSessionsMethod(), BFF),
        row(SessionServiceGrpc.getRevokeSessionMethod(), BFF),
        row(SessionServiceGrpc.getRevokeOtherSessionsMethod(), BFF),
        row(SessionServiceGrpc.getRevokeAllSessionsMethod(), BFF),
        row(SessionServiceGrpc.getIssueHandoffMethod(), BFF),
        row(SessionServiceGrpc.getRedeemHandoffMethod(), BFF));
  }

  private static Stream<Row> data() {
    return Stream.of(
        row(ConsentServiceGrpc.getDecidePromptMethod(), BFF),
        row(ConsentServiceGrpc.getAnswerPromptMethod(), BFF),
        row(ConsentServiceGrpc.getWithdrawConsentMethod(), BFF),
        row(ConsentServiceGrpc.getListConsentMethod(), BFF),
        row(ConsentServiceGrpc.getExportReceiptMethod(), BFF),
        row(ConsentServiceGrpc.getListReceiptKeysMethod(), BFF),
        row(ProfileServiceGrpc.getFillProfileMethod(), BFF),
        row(ProfileServiceGrpc.getReadProfileMethod(), BFF),
        row(ProfileServiceGrpc.getEraseProfileMethod(), BFF),
        row(ProfileServiceGrpc.getListPicturesToDeleteMethod(), BFF),
        row(UserDataServiceGrpc.getVerifyUserDataMethod(), BFF),
        row(UserDataServiceGrpc.getOpenUserDataMethod(), BFF),
        row(UserDataServiceGrpc.getCheckSessionKeyMethod(), BFF),
        row(UserDataServiceGrpc.getResetSessionKeyMethod(), BFF),
        row(UserDataServiceGrpc.getEncryptForClientMethod(), BFF),
        row(UserDataServiceGrpc.getDecryptFromClientMethod(), BFF),
        row(PhoneServiceGrpc.getBindPhoneMethod(), BFF),
        row(PhoneServiceGrpc.getReadPhoneMethod(), BFF),
        row(PhoneServiceGrpc.getUnbindPhoneMethod(), BFF));
  }

  private static Stream<Row> changes() {
    return Stream.of(
        row(ChangeServiceGrpc.getListChangesMethod(), BFF),
        row(ChangeServiceGrpc.getWatchChangesMethod(), BFF),
        row(ChangeServiceGrpc.getResolveAccountMethod(), BFF));
  }

  private static Stream<Row> privacy() {
    return Stream.of(
        row(PrivacyServiceGrpc.getHandlePushMethod(), BFF),
        row(PrivacyServiceGrpc.getSealReplyMethod(), BFF),
        row(PrivacyServiceGrpc.getExportMyDataMethod(), BFF),
        row(PrivacyServiceGrpc.getEraseMyDataMethod(), BFF));
  }

  private static Stream<Row> operators() {
    return Stream.of(
        row(AdminServiceGrpc.getLookUpPersonMethod(), SUPPORT),
        row(AdminServiceGrpc.getListConflictsMethod(), SUPPORT),
        row(AdminServiceGrpc.getSuspendAccountMethod(), ADMIN),
        row(AdminServiceGrpc.getResumeAccountMethod(), ADMIN),
        row(AdminServiceGrpc.getSettleConflictMethod(), ADMIN),
        row(AdminServiceGrpc.getListReviewsMethod(), ADMIN),
        row(AdminServiceGrpc.getClearReviewMethod(), ADMIN),
        row(AdminServiceGrpc.getAddAppMethod(), ADMIN),
        row(AdminServiceGrpc.getServeAppMethod(), ADMIN),
        row(AdminServiceGrpc.getRotateAppSecretMethod(), ADMIN),
        row(AdminServiceGrpc.getListAuditMethod(), ADMIN));
  }

  /// Not about anybody: whether the service serves, and in development what it looks like.
  private static Stream<Row> ofGrpc() {
    return Stream.of(
        row(HealthGrpc.getCheckMethod(), Permission.anyone()),
        row(HealthGrpc.getWatchMethod(), Permission.anyone()),
        row(ServerReflectionGrpc.getServerReflectionInfoMethod(), Permission.anyone()));
  }

  private static Row row(MethodDescriptor<?, ?> method, Permission permission) {
    return new Row(method.getFullMethodName(), permission);
  }

  private record Row(String method, Permission permission) {}
}
