package dev.minipassport.simulator.content;

/// A check of a medium that WeChat accepted and whose verdict it will send.
public record MediaCheck(String appId, String openId, String traceId, Finding finding) {}
