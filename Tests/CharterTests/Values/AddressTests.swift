import Charter
import Testing

struct AddressTests {
  @Test func emailAddresses() {
    let label63 = String(repeating: "a", count: 63)
    let local64 = String(repeating: "l", count: 64)
    let valid = [
      "privacy@example.com", "orders-team@example.com", "a@b.co", "first.last@sub.example.org",
      "o'clock+tag@example.com", "a_b@example.com", "x@1example.com", "x@example.c0m",
      "x@a-b.example",
      "ORDERS@EXAMPLE.COM", "\(local64)@example.com", "x@\(label63).com",
      "#!$%&*/=?^`{|}~@example.com",
      "x@\(label63).\(label63).\(label63).\(String(repeating: "b", count: 60))",
    ]
    for address in valid { #expect(read(address, EmailAddress.isValid), "\(address)") }
    let invalid = [
      "", "@", "a", "a@", "@b.co", "a@b", "a@@b.co", "a@b@c.co", ".a@b.co", "a.@b.co", "a..b@b.co",
      "a@.b.co",
      "a@b..co", "a@b.co.", "a@-b.co", "a@b-.co", "a@b.-co", "a b@c.co", "a@b c.co", " a@b.co",
      "a@b.co ",
      "a@b.co\n", "Team <a@b.co>", "\"a b\"@c.co", "a@[127.0.0.1]", "a@127.0.0.1", "a@b_c.co",
      "mailto:a@b.co",
      "\(local64)l@example.com", "x@\(label63)a.com", "é@example.com", "x@exämple.com",
      "a@b.co,c@d.co", "a(c)@b.co",
      "x@\(label63).\(label63).\(label63).\(String(repeating: "b", count: 61))", "a\u{0}@b.co",
    ]
    for address in invalid { #expect(!read(address, EmailAddress.isValid), "\(address)") }
  }

  @Test func urls() {
    let valid = [
      "https://example.com", "http://example.com/", "https://example.com:8443/a/b?c=d&e=f#g",
      "HTTPS://EXAMPLE.COM",
      "https://user:secret@example.com/x", "https://127.0.0.1/", "https://[2001:db8::1]:443/x",
      "https://localhost",
      "s3://bucket/path", "s3://my_bucket", "abfss://container@account.example.net/path",
      "ftp://example.com/file",
      "jdbc:postgresql://db.example.com:5432/orders?ssl=true", "mailto:privacy@example.com",
      "slack://channel?team=T1&id=C1", "urn:isbn:0451450523", "file:///etc/hosts",
      "file://host/share",
      "tel:+491234", "kafka://broker-1:9092,broker-2/topic", "https://example.com/a%20b",
      "https://example.com/ä",
      "https://bücher.example/", "git+ssh://git@example.com/repo.git", "https://example.com?x",
      "https://example.com:/",
      "bigquery://project.dataset.table", "https://example.com/a[1]", "x-app:do",
    ]
    for url in valid { #expect(read(url, UrlText.isValid), "\(url)") }
    let invalid = [
      "", "example.com", "www.example.com/x", "/path", "//example.com", "https:", "https://",
      "https:///path",
      "https:example.com", "https:/example.com", "http://:80", "http://user@", "http://user@:80",
      "https://example.com:port",
      "https://exa mple.com", " https://example.com", "https://example.com ",
      "https://example.com/a b",
      "https://example.com/\n", "https://example.com/<x>", "https://example.com/{id}",
      "https://example.com/%zz",
      "https://example.com/%2", "https://example.com/a\\b", "C:\\data\\file", "C:/data/file",
      "1http://example.com",
      "ht_tp://example.com", "://example.com", "localhost:8080", "example.com:8080", "https://[::1",
      "https://[]",
      "https://[::1]x", "kafka://a:9092,", "kafka://,b", "kafka://a:9092,b:x", "#channel",
      "mailto:", "tbd", "https://example.com/\u{0}",
      "https://example.com/`x`",
    ]
    for url in invalid { #expect(!read(url, UrlText.isValid), "\(url)") }
  }
}
