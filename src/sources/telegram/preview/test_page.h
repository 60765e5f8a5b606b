#pragma once

// Invented pages of a channel's web preview, for tests.

#include <string>
#include <string_view>

namespace tacit::sources::test_page {

inline constexpr std::string_view kHandle = "lantern_co";
// {"c":-1234567890,"p":1}, and the same of another channel.
inline constexpr std::string_view kView = "eyJjIjotMTIzNDU2Nzg5MCwicCI6MX0";
inline constexpr std::string_view kOtherView = "eyJjIjotOTg3NjU0MzIxLCJwIjoxfQ";

inline std::string Post(int id, std::string_view inside, std::string_view classes = {},
                        std::string_view view = kView, std::string_view handle = kHandle) {
  std::string post = R"(<div class="tgme_widget_message_wrap"><div class="tgme_widget_message )";
  post.append(classes).append(R"(" data-post=")").append(handle).append("/");
  post.append(std::to_string(id)).append(R"(" data-view=")").append(view).append("\">");
  post.append(inside);
  post.append(R"(<a class="tgme_widget_message_date"><time datetime="2024-03-01T10:04:00+01:00">)");
  return post.append("10:04</time></a></div></div>");
}

inline std::string Text(std::string_view html) {
  std::string text = R"(<div class="tgme_widget_message_text js-message_text">)";
  return text.append(html).append("</div>");
}

inline std::string Page(std::string_view posts, std::string_view username = "@lantern_co") {
  std::string page = R"(<!DOCTYPE html><html><body><div class="tgme_channel_info">
    <div class="tgme_channel_info_header_title"><span>Lantern &amp; Co</span></div>
    <div class="tgme_channel_info_header_username"><a href="#">)";
  page.append(username);
  page.append(R"(</a></div><div class="tgme_channel_info_counter">
    <span class="counter_value">7</span> <span class="counter_type">photos</span></div>
    <div class="tgme_channel_info_counter"><span class="counter_value">12.3K</span>
    <span class="counter_type">subscribers</span></div>
    <div class="tgme_channel_info_description">All about<br/>lanterns</div></div>)");
  return page.append(posts).append("</body></html>");
}

}  // namespace tacit::sources::test_page
