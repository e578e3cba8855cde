/** system follows the device. */
export type Theme = "system" | "light" | "dark";

export const themes: readonly { value: Theme; label: string }[] = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Name of the cookie; app/layout.tsx reads it and puts data-theme on <html>, so that no script has to run first. */
export const themeCookie = "theme";

/** What a cookie's text asks for; anything unknown is system. */
export function themeFromCookie(text: string | undefined): Theme {
  return text === "light" || text === "dark" ? text : "system";
}
