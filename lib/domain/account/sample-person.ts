const domain = "@sample.invalid";

/** The address of an invented person of a sample workspace, to whom no mail can go (RFC 2606). */
export function sampleAddress(userId: string): string {
  return `${userId}${domain}`;
}

/** Whether the address is an invented person's. */
export function isSampleAddress(email: string): boolean {
  return email.endsWith(domain);
}
