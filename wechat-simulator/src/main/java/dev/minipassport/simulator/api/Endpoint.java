package dev.minipassport.simulator.api;

/// One path of WeChat's API.
public interface Endpoint {

  Answer answer(Call call);

  default String contentType() {
    return "application/json; encoding=utf-8";
  }
}
