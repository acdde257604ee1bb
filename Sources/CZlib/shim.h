// zlib for Swift: the calls that are macros in zlib.h as plain functions.
#pragma once

#include <zlib.h>

static inline int czlib_inflate_init(z_stream *_Nonnull stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

static inline int czlib_deflate_init(z_stream *_Nonnull stream, int level, int window_bits) {
  return deflateInit2(stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}

static inline int czlib_inflate(z_stream *_Nonnull stream) { return inflate(stream, Z_NO_FLUSH); }

static inline int czlib_deflate(z_stream *_Nonnull stream, int is_last) {
  return deflate(stream, is_last ? Z_FINISH : Z_NO_FLUSH);
}
