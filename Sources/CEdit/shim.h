// libedit for Swift: the variadic calls as plain functions, and the few things of the C library that
// Swift cannot import or calls unsafe (standard streams, errno-free terminal size).
//
// Everything is `static inline`, so that no C target is needed. Nothing here keeps state: a static
// variable would exist once per object file.
#pragma once

#include <histedit.h>
#include <stdio.h>
#include <sys/ioctl.h>

typedef char *_Nullable (*cedit_prompt_function)(EditLine *_Nonnull);
typedef unsigned char (*cedit_key_function)(EditLine *_Nonnull, int);

static inline EditLine *_Nullable cedit_open(const char *_Nonnull name) {
  return el_init(name, stdin, stdout, stderr);
}

static inline void cedit_flush_output(void) { fflush(stdout); }

static inline void cedit_write_output(const char *_Nonnull text) { fputs(text, stdout); }

// The bytes that have come and are not read yet.
static inline int cedit_waiting_bytes(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : 0;
}

static inline int cedit_set_client_data(EditLine *_Nonnull e, void *_Nullable data) {
  return el_set(e, EL_CLIENTDATA, data);
}

static inline void *_Nullable cedit_client_data(EditLine *_Nonnull e) {
  void *data = NULL;
  return el_get(e, EL_CLIENTDATA, &data) == 0 ? data : NULL;
}

// The escape character switches between printed text and text that takes no columns.
static inline int cedit_set_prompt(
    EditLine *_Nonnull e, cedit_prompt_function _Nonnull prompt, char escape) {
  return el_set(e, EL_PROMPT_ESC, prompt, escape);
}

static inline int cedit_set_signal_handling(EditLine *_Nonnull e, int on) {
  return el_set(e, EL_SIGNAL, on);
}

static inline int cedit_set_editor(EditLine *_Nonnull e, const char *_Nonnull name) {
  return el_set(e, EL_EDITOR, name);
}

static inline const char *_Nullable cedit_editor(EditLine *_Nonnull e) {
  const char *name = NULL;
  return el_get(e, EL_EDITOR, &name) == 0 ? name : NULL;
}

// While a line is edited, the keys of the terminal's signals are ordinary keys.
static inline int cedit_disable_signal_keys(EditLine *_Nonnull e) {
  return el_set(e, EL_SETTY, "-d", "-isig", NULL);
}

static inline int cedit_add_function(
    EditLine *_Nonnull e, const char *_Nonnull name, const char *_Nonnull help,
    cedit_key_function _Nonnull function) {
  return el_set(e, EL_ADDFN, name, help, function);
}

static inline int cedit_bind(
    EditLine *_Nonnull e, const char *_Nonnull key, const char *_Nonnull function) {
  return el_set(e, EL_BIND, key, function, NULL);
}

// In vi mode: the map of the command mode, which has its own bindings.
static inline int cedit_bind_command_map(
    EditLine *_Nonnull e, const char *_Nonnull key, const char *_Nonnull function) {
  return el_set(e, EL_BIND, "-a", key, function, NULL);
}

static inline int cedit_refresh(EditLine *_Nonnull e) { return el_set(e, EL_REFRESH); }

static inline int cedit_attach_history(EditLine *_Nonnull e, History *_Nonnull h) {
  return el_set(e, EL_HIST, history, h);
}

static inline int cedit_history_set_size(History *_Nonnull h, int size) {
  HistEvent event;
  return history(h, &event, H_SETSIZE, size);
}

static inline int cedit_history_enter(History *_Nonnull h, const char *_Nonnull entry) {
  HistEvent event;
  return history(h, &event, H_ENTER, entry);
}

// The C library hides this one from Swift's default feature set.
extern int wcwidth(wchar_t character);

// The columns of a character by the tables that libedit uses too; -1 for a control character.
static inline int cedit_column_count(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

// 0 when the descriptor is a terminal that knows its size.
static inline int cedit_terminal_size(int descriptor, int *_Nonnull columns, int *_Nonnull rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}
