/**
 * Type of a field for a secret on a device that others use: a text field that shows dots, where the browser can show them. A field of
 * type `password` has browsers offer to keep what was typed, to whoever is there by then, together with what stands in the field before it;
 * `autocomplete="off"` does not keep them from it.
 */
export function secretType(): 'text' | 'password' {
  return CSS.supports('-webkit-text-security', 'disc') ? 'text' : 'password';
}
