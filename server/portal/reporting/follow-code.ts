/** The query code (查询码) by which somebody without sign-in follows a matter, as it is shown. */

/** 7K4MX-9PXDQ */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}
