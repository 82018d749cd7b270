//! A host behind the proxies of `docs/operators.md`, set up as it says there: `tests/run full`.

use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::harness::{Site, repository};
use crate::hosted::Host;
use crate::server::{ACCEPT_JSON, Answer, JSON, Server, read};

const SITE: &str = "www.voorbeeld.nl";
const DESK: &str = "balie.voorbeeld.nl";

/// A proxy, which ends with the test.
struct Proxy {
    child: Child,
    base: String,
}

impl Proxy {
    fn start(mut command: Command, port: u16) -> Self {
        let child = command.spawn().unwrap_or_else(|error| {
            panic!("{command:?} cannot be started ({error}): run tests/run full")
        });
        let proxy = Self {
            child,
            base: format!("http://127.0.0.1:{port}"),
        };
        let until = Instant::now() + Duration::from_secs(30);
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "{command:?} does not listen");
            std::thread::sleep(Duration::from_millis(50));
        }
        proxy
    }

    fn get(&self, host: &str, path: &str) -> Answer {
        let request = Server::agent().get(format!("{}{path}", self.base));
        read(request.header("host", host).call().unwrap())
    }

    fn post(&self, path: &str, body: &str) -> Answer {
        let request = Server::agent().post(format!("{}{path}", self.base));
        let request = request.header("host", SITE).header(JSON.0, JSON.1);
        let request = request.header(ACCEPT_JSON.0, ACCEPT_JSON.1);
        read(request.send(body).unwrap())
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The example for a proxy in the page for operators.
fn example(language: &str) -> String {
    let page = std::fs::read_to_string(repository().join("docs/operators.md")).unwrap();
    let begin = format!("   ```{language}\n");
    let mut blocks = page.split(&begin).skip(1);
    let block = blocks.find(|block| block.contains("8080")).unwrap();
    block.split("   ```").next().unwrap().to_owned()
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// nginx with the example, without TLS.
fn nginx(folder: &Path, to: &str) -> Proxy {
    let port = free_port();
    let server: String = example("nginx")
        .lines()
        .filter(|line| !line.contains("ssl_certificate"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let server = server
        .replace("443 ssl", &format!("127.0.0.1:{port}"))
        .replace("127.0.0.1:8080", to);
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {name};"))
        .join("\n");
    let settings = format!(
        "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{temporary}{server}}}\n"
    );
    let file = folder.join("nginx.conf");
    std::fs::write(&file, settings).unwrap();
    let program = std::env::var("NGINX").unwrap_or_else(|_| "/usr/sbin/nginx".to_owned());
    let mut command = Command::new(program);
    command.arg("-p").arg(folder).arg("-c").arg(file);
    Proxy::start(command, port)
}

/// Caddy with the example, without TLS.
fn caddy(folder: &Path, to: &str) -> Proxy {
    let port = free_port();
    let sites = example("text")
        .replace(SITE, &format!("http://{SITE}:{port}"))
        .replace(DESK, &format!("http://{DESK}:{port}"))
        .replace("127.0.0.1:8080", to);
    let file = folder.join("Caddyfile");
    std::fs::write(&file, format!("{{\n    admin off\n}}\n{sites}")).unwrap();
    let program = std::env::var("CADDY").unwrap_or_else(|_| "/usr/bin/caddy".to_owned());
    let mut command = Command::new(program);
    command.args(["run", "--adapter", "caddyfile", "--config"]);
    command.arg(file).env("HOME", folder);
    command.stderr(std::process::Stdio::null());
    Proxy::start(command, port)
}

/// Submit, kill -9, start: nothing is lost, and site and desk are each at their own name.
fn works_behind(proxy: fn(&Path, &str) -> Proxy) {
    let site = Site::small();
    let settings = site.read("content/site.toml");
    let settings = settings.replace("https://klein.test", &format!("https://{SITE}"));
    site.write("content/site.toml", settings);
    let port = free_port().to_string();
    let to = format!("127.0.0.1:{port}");
    let start = || {
        let desk = format!("https://{DESK}/desk");
        let environment = [("DESK_URL", desk.as_str())];
        Host::start_at(&site, &site.path("data"), &to, &environment)
    };
    let host = start();
    let folder = tempfile::tempdir().unwrap();
    let proxy = proxy(folder.path(), &to);
    assert!(proxy.get(SITE, "/tips/").is_page());
    assert_eq!(proxy.get(SITE, "/desk").status, 404);
    let desk = proxy.get(DESK, "/desk");
    assert_eq!(desk.status, 401, "{}", desk.body);
    assert_eq!(proxy.get(DESK, "/tips/").status, 404);
    let asked = proxy.post(
        "/api/forms/vraag",
        r#"{"vraag":"Komt dit aan, ook achter een proxy?"}"#,
    );
    assert_eq!(asked.status, 201, "{}", asked.body);
    let receipt: serde_json::Value = serde_json::from_str(&asked.body).unwrap();
    let code = serde_json::json!({ "code": receipt["receipt"] }).to_string();
    let log = host.log();
    host.kill();
    assert_eq!(proxy.get(SITE, "/tips/").status, 502);
    let host = start();
    assert_eq!(proxy.post("/api/receipts", &code).status, 200);
    // The proxy says where requests come from: nothing is missing, and nothing is kept.
    for log in [log, host.log()] {
        assert!(
            !log.contains("127.0.0.1") && !log.contains("SOURCE_HEADER"),
            "{log}"
        );
    }
}

#[test]
#[ignore = "needs nginx: tests/run full"]
fn nginx_as_in_the_page_for_operators() {
    works_behind(nginx);
}

#[test]
#[ignore = "needs Caddy: tests/run full"]
fn caddy_as_in_the_page_for_operators() {
    works_behind(caddy);
}
