declare module '*.css' {
  const nothing: never
  export default nothing
}
