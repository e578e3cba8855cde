import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "./globals.css";
import { themeCookie, themeFromCookie } from "@/components/shell/theme";
import { ToastProvider } from "@/components/ui/toast";

export const metadata: Metadata = {
  title: { template: "%s · Plumbline", default: "Plumbline" },
  description: "Check what an article says, claim by claim.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeFromCookie((await cookies()).get(themeCookie)?.value);
  return (
    // The theme switch sets data-theme in the browser; the cookie tells the server the same on the next request.
    <html lang="en-GB" data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <body>
        <ToastProvider>
          <div className="isolate">{children}</div>
        </ToastProvider>
      </body>
    </html>
  );
}
