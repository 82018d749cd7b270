//! A `brokers` that serves, and what somebody gets from it.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::Site;

/// A running server; it is killed when the test ends.
pub(crate) struct Server {
    child: Child,
    /// Kept open, so that the server can go on printing.
    out: BufReader<ChildStdout>,
    pub(crate) base: String,
    pub(crate) desk: String,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// A whole page of the site, not a bare sentence.
    pub(crate) fn is_page(&self) -> bool {
        self.header("content-type").starts_with("text/html")
            && self.body.contains("<main")
            && self.body.contains("</html>")
            && self.body.contains("stylesheet")
    }
}

impl Server {
    /// `brokers serve`
    pub(crate) fn start(site: &Site) -> Self {
        Self::run(site.command(&["serve", "--addr", "127.0.0.1:0"]))
    }

    /// A command that serves a desk, until it has said where.
    pub(crate) fn run(command: Command) -> Self {
        Self::run_with(command, Stdio::inherit())
    }

    /// The same, with its problems somewhere else than in the terminal.
    pub(crate) fn run_with(command: Command, problems: Stdio) -> Self {
        Self::run_until(command, problems, "Balie:")
    }

    /// The same in any language: until it says where the desk is in a line that begins like this.
    pub(crate) fn run_until(mut command: Command, problems: Stdio, desk: &str) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(problems)
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.starts_with(desk) {
            line.clear();
            assert_ne!(
                out.read_line(&mut line).unwrap(),
                0,
                "it ended before it said where the desk is"
            );
        }
        let desk = line
            .split_whitespace()
            .find(|word| word.starts_with("http"))
            .unwrap()
            .to_owned();
        let base = desk.split("/desk/").next().unwrap().to_owned();
        Self {
            child,
            out,
            base,
            desk,
        }
    }

    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap(); // SIGKILL: kill -9
        self.child.wait().unwrap();
    }

    /// The ports at which it listens.
    #[cfg(target_os = "linux")]
    pub(crate) fn ports(&self) -> Vec<u16> {
        let id = self.child.id();
        let open = std::fs::read_dir(format!("/proc/{id}/fd")).unwrap();
        let open: Vec<_> = open
            .filter_map(|one| std::fs::read_link(one.ok()?.path()).ok())
            .map(|link| link.display().to_string())
            .collect();
        let mut ports = Vec::new();
        for table in ["tcp", "tcp6"] {
            let lines = std::fs::read_to_string(format!("/proc/{id}/net/{table}"));
            for line in lines.unwrap_or_default().lines().skip(1) {
                let fields: Vec<_> = line.split_whitespace().collect();
                // 0A: it listens.
                let is_ours = open.contains(&format!("socket:[{}]", fields[9]));
                if fields[3] == "0A" && is_ours {
                    let port = fields[1].rsplit(':').next().unwrap();
                    ports.push(u16::from_str_radix(port, 16).unwrap());
                }
            }
        }
        ports
    }

    pub(crate) fn agent() -> ureq::Agent {
        ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(20)))
            .build()
            .into()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("{}{path}", self.base)
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    pub(crate) fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Self::agent().get(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.call().unwrap())
    }

    pub(crate) fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Self::agent().post(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.send(body).unwrap())
    }

    pub(crate) fn form(&self, path: &str, body: &str) -> Answer {
        self.post(path, &[FORM], body)
    }

    /// Asks a question and returns the receipt.
    pub(crate) fn ask(&self, text: &str) -> String {
        let body = serde_json::json!({ "vraag": text }).to_string();
        let answer = self.post("/api/forms/vraag", &[JSON, ACCEPT_JSON], &body);
        assert_eq!(answer.status, 201, "{}", answer.body);
        let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        json["receipt"].as_str().unwrap().to_owned()
    }

    /// Goes through the one-time link; returns the cookie of the session.
    pub(crate) fn enter_desk(&self) -> String {
        let door = self.get(&self.desk);
        assert_eq!(door.status, 200, "{}", door.body);
        let token = value_of(&door.body, "token");
        let entered = self.post(
            "/desk/enter",
            &[FORM, ("origin", &self.base)],
            &format!("token={token}"),
        );
        assert_eq!(entered.status, 303, "{}", entered.body);
        entered
            .header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned()
    }

    /// Waits until a page says something, for as long as a build may take.
    pub(crate) fn wait_for(&self, path: &str, status: u16, words: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let answer = self.get(path);
            if answer.status == status && answer.body.contains(words) {
                return;
            }
            assert!(
                Instant::now() < until,
                "{path} never said {words}: {} {}",
                answer.status,
                answer.body
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone when the test killed it.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = self.out.buffer();
    }
}

pub(crate) const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
pub(crate) const JSON: (&str, &str) = ("content-type", "application/json");
pub(crate) const ACCEPT_JSON: (&str, &str) = ("accept", "application/json");

pub(crate) fn read(response: ureq::http::Response<ureq::Body>) -> Answer {
    let (parts, mut body) = response.into_parts();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: body.read_to_string().unwrap(),
    }
}

/// The value of the input with this name.
pub(crate) fn value_of(page: &str, name: &str) -> String {
    let input = page
        .split('<')
        .find(|tag| tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")))
        .unwrap_or_else(|| panic!("no input {name} in {page}"));
    input
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

/// The addresses in `/desk/…` that a page links to.
pub(crate) fn submissions(page: &str) -> Vec<String> {
    page.split("href=\"/desk/")
        .skip(1)
        .map(|rest| format!("/desk/{}", rest.split('"').next().unwrap()))
        .filter(|path| path.len() > 30 && !path.contains('?'))
        .collect()
}
