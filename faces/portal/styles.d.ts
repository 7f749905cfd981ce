declare module '*.css?inline' {
  const sheet: string
  export default sheet
}

/** The compiled enhancement module, see vite.config.ts. */
declare module 'virtual:enhancement' {
  const body: string
  export default body
}
