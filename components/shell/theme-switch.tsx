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
      <legend className="caps text-ink-muted mb-1.5">Appearance</legend>
      <div className="divide-rule-strong border-rule-strong grid grid-cols-3 divide-x rounded-sm border">
        {themes.map(({ value, label }) => (
          <label
            key={value}
            className="has-checked:bg-accent-wash has-focus-visible:outline-accent inline-flex min-h-8 items-center justify-center text-sm has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 pointer-coarse:min-h-11"
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
