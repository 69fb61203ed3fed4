#if YAML
  import Charter

  /// Turns positions that count code points, as libyaml gives them, into byte offsets.
  ///
  /// Positions may come in any order; a step costs as much as its distance, and nothing where the
  /// source is ASCII.
  struct SourceCursor {
    private let source: UnsafeBufferPointer<UInt8>
    let isASCII: Bool
    /// Where counting starts: behind a byte order mark.
    private let first: Int
    private var byte: Int
    private var point = 0
    private let steps: StepCount

    init(
      _ source: UnsafeBufferPointer<UInt8>, from first: Int, isASCII: Bool,
      counting steps: StepCount
    ) {
      self.steps = steps
      self.source = source
      self.isASCII = isASCII
      self.first = first
      byte = first
    }

    /// The offset of a code point; past the last one, the length of the source.
    @inline(__always)
    mutating func offset(of target: Int) -> Int {
      isASCII ? min(first + target, source.count) : move(to: target)
    }

    private mutating func move(to target: Int) -> Int {
      while point < target, byte < source.count {
        byte += 1
        while byte < source.count, source[byte] & 0xC0 == 0x80 { byte += 1 }
        point += 1
        steps.add()
      }
      while point > target, byte > first {
        byte -= 1
        while byte > first, source[byte] & 0xC0 == 0x80 { byte -= 1 }
        point -= 1
        steps.add()
      }
      return byte
    }
  }
#endif
