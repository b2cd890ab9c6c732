/* Stands in for Windows' icuuc.dll, which Wine lacks. It has no converters: every one that Qt asks
 * for is not found, and Qt goes on with its own. Never part of the app or its installer.
 */
#include <stddef.h>

#define API __declspec(dllexport)
#define MISSING_FILE 4 /* U_FILE_ACCESS_ERROR */

static void *not_found(int *error) {
  if (error != NULL) *error = MISSING_FILE;
  return NULL;
}

API void *ucnv_open(const char *name, int *error) { (void)name; return not_found(error); }
API const char *ucnv_getName(void *converter, int *error) { (void)converter; return not_found(error); }
API const char *ucnv_getStandardName(const char *name, const char *standard, int *error) {
  (void)name; (void)standard; return not_found(error);
}
API const char *ucnv_getAvailableName(int number) { (void)number; return NULL; }
API int ucnv_countAvailable(void) { return 0; }
API int ucnv_getMaxCharSize(void *converter) { (void)converter; return 4; }
API int ucnv_toUCountPending(void) { return 0; }
API int ucnv_fromUCountPending(void) { return 0; }

/* Without a converter none of these is ever called. */
#define UNUSED(name) API void name(void) {}
UNUSED(ucnv_close)
UNUSED(ucnv_reset)
UNUSED(ucnv_toUnicode)
UNUSED(ucnv_fromUnicode)
UNUSED(ucnv_getToUCallBack)
UNUSED(ucnv_getFromUCallBack)
UNUSED(ucnv_setToUCallBack)
UNUSED(ucnv_setFromUCallBack)
UNUSED(ucnv_cbToUWriteUChars)
UNUSED(ucnv_cbFromUWriteUChars)
UNUSED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
UNUSED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
