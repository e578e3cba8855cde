"use client";

import { useId, useSyncExternalStore } from "react";
import { themeCookie, themeFromCookie, themes, type Theme } from "@/components/shell/theme";

const yearInSeconds = 31_536_000;

function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

const themeOnPage = () => themeFromCookie(document.documentElement.dataset.theme);
const themeOnServer = (): Theme => "system";

function applyTheme(theme: Theme) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${themeCookie}=${theme}; Path=/; Max-Age=${yearInSeconds}; SameSite=Lax${secure}`;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** System, light or dark; takes effect at once and is kept in this browser. */
export function ThemeSwitch() {
  const name = useId();
  const theme = useSyncExternalStore(watchTheme, themeOnPage, themeOnServer);
  return (
    <fieldset>
      <legend className="mb-1.5 caps text-ink-muted">Appearance</legend>
      <div className="grid grid-cols-3 divide-x divide-rule-strong rounded-sm border border-rule-strong">
        {themes.map(({ value, label }) => (
          <label
            key={value}
            className="inline-flex min-h-8 items-center justify-center text-sm has-checked:bg-accent-wash has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={theme === value}
              onChange={() => applyTheme(value)}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
