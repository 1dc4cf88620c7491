/** The bundler hands out the schema's text as a string. */
declare module '*.graphql' {
  const text: string;
  export default text;
}
