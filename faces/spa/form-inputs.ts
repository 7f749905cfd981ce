/** Reads what was typed straight from the form; controls are uncontrolled everywhere. */
export function inputNamed(form: HTMLFormElement, name: string): string {
  return secretNamed(form, name).trim()
}

/** A password may begin or end with a space. */
export function secretNamed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}
