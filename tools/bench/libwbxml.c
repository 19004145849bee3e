/*
 * Speed of libwbxml, for comparison only: `libwbxml OPERATION FILE MILLISECONDS` prints how often a second it does
 *   events   WBXML to parser events, with callbacks that do nothing
 *   tree     WBXML to its tree
 *   encode   its tree to WBXML, without string table
 *   convert  XML to WBXML by the public conversion functions, without string table
 * Parser and tree are exported and not declared in the installed headers; what is declared here is for measuring, nothing links to it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wbxml/wbxml.h>

typedef struct Parser Parser;
typedef struct Tree Tree;

typedef struct {
  void (*start_document)(void *context, int charset, const void *language);
  void (*end_document)(void *context);
  void (*start_element)(void *context, void *name, void **attributes);
  void (*end_element)(void *context, void *name);
  void (*characters)(void *context, WB_UTINY *text, WB_ULONG start, WB_ULONG length);
  void (*instruction)(void *context, const WB_UTINY *target, WB_UTINY *data);
} Handler;

Parser *wbxml_parser_create(void);
void wbxml_parser_destroy(Parser *parser);
void wbxml_parser_set_content_handler(Parser *parser, Handler *handler);
WBXMLError wbxml_parser_parse(Parser *parser, WB_UTINY *bytes, WB_ULONG length);
WBXMLError wbxml_tree_from_wbxml(WB_UTINY *bytes, WB_ULONG length, WBXMLLanguage language, WBXMLCharsetMIBEnum charset,
                                 Tree **tree);
WBXMLError wbxml_tree_to_wbxml(Tree *tree, WB_UTINY **bytes, WB_ULONG *length, WBXMLGenWBXMLParams *params);
void wbxml_tree_destroy(Tree *tree);

static void start_document(void *context, int charset, const void *language) {}
static void end_document(void *context) {}
static void start_element(void *context, void *name, void **attributes) {}
static void end_element(void *context, void *name) {}
static void characters(void *context, WB_UTINY *text, WB_ULONG start, WB_ULONG length) {}
static void instruction(void *context, const WB_UTINY *target, WB_UTINY *data) {}

static Handler handler = {start_document, end_document, start_element, end_element, characters, instruction};
static WBXMLGenWBXMLParams plain = {WBXML_VERSION_12, FALSE, FALSE, FALSE};
static WB_UTINY *input;
static WB_ULONG length;
static Tree *tree;

static WBXMLError events(void) {
  Parser *parser = wbxml_parser_create();
  wbxml_parser_set_content_handler(parser, &handler);
  WBXMLError error = wbxml_parser_parse(parser, input, length);
  wbxml_parser_destroy(parser);
  return error;
}

static WBXMLError read_tree(void) {
  return wbxml_tree_from_wbxml(input, length, WBXML_LANG_UNKNOWN, WBXML_CHARSET_UNKNOWN, &tree);
}

static WBXMLError build_tree(void) {
  WBXMLError error = read_tree();
  if (error == WBXML_OK) wbxml_tree_destroy(tree);
  return error;
}

static WBXMLError encode(void) {
  WB_UTINY *bytes = NULL;
  WB_ULONG count = 0;
  WBXMLError error = wbxml_tree_to_wbxml(tree, &bytes, &count, &plain);
  free(bytes);
  return error;
}

static WBXMLError convert(void) {
  WBXMLConvXML2WBXML *converter = NULL;
  WB_UTINY *bytes = NULL;
  WB_ULONG count = 0;
  WBXMLError error = wbxml_conv_xml2wbxml_create(&converter);
  if (error != WBXML_OK) return error;
  wbxml_conv_xml2wbxml_disable_string_table(converter);
  error = wbxml_conv_xml2wbxml_run(converter, input, length, &bytes, &count);
  free(bytes);
  wbxml_conv_xml2wbxml_destroy(converter);
  return error;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  return 1;
}

int main(int count, char **arguments) {
  if (count != 4) return fail("usage: libwbxml events|tree|encode|convert FILE MILLISECONDS");
  const char *name = arguments[1];
  WBXMLError (*operation)(void) = strcmp(name, "events") == 0    ? events
                                  : strcmp(name, "tree") == 0    ? build_tree
                                  : strcmp(name, "encode") == 0  ? encode
                                  : strcmp(name, "convert") == 0 ? convert
                                                                 : NULL;
  if (operation == NULL) return fail("no such operation");
  FILE *file = fopen(arguments[2], "rb");
  if (file == NULL) return fail("no such file");
  fseek(file, 0, SEEK_END);
  length = ftell(file);
  rewind(file);
  input = malloc(length);
  if (input == NULL || fread(input, 1, length, file) != length) return fail("the file cannot be read");
  fclose(file);

  WBXMLError error = operation == encode ? read_tree() : WBXML_OK;
  double start = now(), end = start + atof(arguments[3]), at = start;
  long runs = 0;
  for (; error == WBXML_OK && at < end; at = now())
    for (int batch = 0; error == WBXML_OK && batch < 8; batch++, runs++) error = operation();
  if (error != WBXML_OK) return fail((const char *)wbxml_errors_string(error));
  printf("%f\n", runs * 1e3 / (at - start));
  return 0;
}
