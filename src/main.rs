//! The module that the page loads.

fn main() {
    shigantong::start();
}
