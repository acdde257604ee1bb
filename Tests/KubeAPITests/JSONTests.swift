import KubeAPI
import Testing

@Suite struct JSONTests {
  @Test("compact and indented JSON are Go's")
  func writing() {
    let value: Value = ["b": ["x && <y>", .number(1.5), .null], "a": [:], "c": [], "d": true]
    #expect(
      JSONWriter.compact(value)
        == #"{"a":{},"b":["x \u0026\u0026 \u003cy\u003e",1.5,null],"c":[],"d":true}"#
    )
    #expect(JSONWriter.compact("a && b\u{2028}", escapesHTML: false) == "\"a && b\\u2028\"")
    #expect(
      JSONWriter.indented(["a": [1, ["b": "\"\\\n\t\u{1}ä"]], "e": []])
        == """
        {
            "a": [
                1,
                {
                    "b": "\\"\\\\\\n\\t\\u0001ä"
                }
            ],
            "e": []
        }
        """
    )
  }

  struct Number: Sendable, CustomTestStringConvertible {
    let value: Double
    let json: String
    var testDescription: String { json }
  }

  static let numbers: [Number] = [
    Number(value: 2, json: "2"), Number(value: 1.5, json: "1.5"),
    Number(value: 1e20, json: "100000000000000000000"), Number(value: 1e21, json: "1e+21"),
    Number(value: 1e-6, json: "0.000001"), Number(value: 1e-7, json: "1e-7"),
    Number(value: -0.25, json: "-0.25"), Number(value: 123456.789, json: "123456.789"),
    Number(value: 0, json: "0"),
  ]

  @Test("numbers are written as Go writes them", arguments: numbers)
  func number(_ number: Number) {
    #expect(JSONWriter.compact(.number(number.value)) == number.json)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    var testDescription: String { text }
  }

  static let refusals: [Refusal] = [
    Refusal(text: "", message: "unexpected end of JSON input"),
    Refusal(text: "{", message: "unexpected EOF"),
    Refusal(
      text: "{a: 1}",
      message: "invalid character 'a' looking for beginning of object key string"
    ),
    Refusal(text: "[1 2]", message: "invalid character '2' after array element"),
    Refusal(text: "{\"a\" 1}", message: "invalid character '1' after object key"),
    Refusal(text: "nul!", message: "invalid character '!' in literal null (expecting 'l')"),
    Refusal(text: "\"\n\"", message: "invalid character '\\n' in string literal"),
    Refusal(text: "1 2", message: "invalid character '2' after top-level value"),
    Refusal(text: "-", message: "unexpected EOF"),
    Refusal(text: "'x'", message: "invalid character '\\'' looking for beginning of value"),
  ]

  @Test("JSON that does not parse is refused in Go's words", arguments: refusals)
  func refusal(_ refusal: Refusal) {
    #expect {
      try JSONReader.value(refusal.text)
    } throws: { error in
      (error as? JSONReader.Failure)?.message == refusal.message
    }
  }

  @Test("escapes and surrogates are read")
  func escapes() throws {
    #expect(try JSONReader.value(#""\ud83d\ude00\u00e4\n\/""#) == "😀ä\n/")
    #expect(try JSONReader.value(#""\ud83d""#) == "\u{FFFD}")
  }

  @Test("base64 round-trips, and damage is found where it is")
  func base64() {
    for text in ["", "a", "ab", "abc", "hello world"] {
      #expect(Base64.decode(Base64.encode(Array(text.utf8))) == Array(text.utf8))
    }
    #expect(Base64.decode("aGk") == nil)
    guard case .failure(let corrupt) = Base64.decoding("aG!k") else {
      Issue.record("accepted")
      return
    }
    #expect(corrupt.offset == 2)
  }

  struct Corrupt: Sendable, CustomTestStringConvertible {
    let text: String
    let offset: Int
    var testDescription: String { text }
  }

  static let corruptTexts: [Corrupt] = [
    Corrupt(text: "plain", offset: 4),
    Corrupt(text: "secret", offset: 4),
    Corrupt(text: "a-b", offset: 1),
    Corrupt(text: "pa ss", offset: 2),
    Corrupt(text: "abc", offset: 0),
    Corrupt(text: "YQ=", offset: 3),
    Corrupt(text: "YQ=x", offset: 2),
    Corrupt(text: "YQ==x", offset: 4),
    Corrupt(text: "=", offset: 0),
    Corrupt(text: "???", offset: 0),
  ]

  @Test("what is no base64 is refused at the byte at which Go refuses it", arguments: corruptTexts)
  func corrupt(_ example: Corrupt) {
    guard case .failure(let failure) = Base64.decoding(example.text) else {
      Issue.record("\(example.text) was decoded")
      return
    }
    #expect(failure.offset == example.offset)
  }

  @Test("base64 in lines is kept in one")
  func lines() throws {
    let stored = try Server.stored(
      "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: \"cGxh\\naW4=\\n\"}\n"
    )
    guard case .secret(let secret) = stored else { return }
    #expect(secret.data == ["a": "cGxhaW4="])
  }
}
